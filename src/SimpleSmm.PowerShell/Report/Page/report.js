// Draws the charts of the page from the JSON in it. Every number is in the tables too, so the page is complete without this script.
(() => {
    'use strict';
    const specs = JSON.parse(document.getElementById('data').textContent);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 4], [12, 4], [6, 2]];
    const points = ['circle', 'rectRot', 'triangle', 'rect', 'star', 'cross', 'crossRot', 'dash'];
    const stripes = ['none', 'up', 'none', 'down', 'level', 'level', 'up', 'down'];
    let charts = [];

    const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const shorten = (text, length) => [...text].length > length ? [...text].slice(0, length - 1).join('') + '…' : text;

    // Stripes in several directions, so that neighbors differ without their colors.
    function pattern(context, index) {
        const base = color(`--series-${index % 8 + 1}`);
        const stripe = stripes[index % 8];
        if (stripe === 'none') return base;
        const tile = document.createElement('canvas');
        tile.width = tile.height = 8;
        const pen = tile.getContext('2d');
        pen.fillStyle = base;
        pen.fillRect(0, 0, 8, 8);
        pen.strokeStyle = color('--card');
        pen.lineWidth = 1.5;
        pen.beginPath();
        if (stripe === 'up') for (const at of [-8, 0, 8]) { pen.moveTo(at - 1, 9); pen.lineTo(at + 9, -1); }
        if (stripe === 'level') { pen.moveTo(0, 4); pen.lineTo(8, 4); }
        if (stripe === 'down') for (const at of [-8, 0, 8]) { pen.moveTo(at - 1, -1); pen.lineTo(at + 9, 9); }
        pen.stroke();
        return context.createPattern(tile, 'repeat');
    }

    function series(spec, context) {
        return spec.series.map((one, at) => {
            const index = one.color ?? at;
            const line = color(`--series-${index % 8 + 1}`);
            return spec.kind === 'line'
                ? {
                    label: one.name, data: one.values, borderColor: line, backgroundColor: line, borderWidth: 2,
                    borderDash: dashes[index % 8],
                    pointStyle: points[index % 8], pointRadius: spec.labels.length > 60 ? 0 : 3, spanGaps: true, stepped: 'before',
                }
                : { label: one.name, data: one.values, backgroundColor: pattern(context, index), maxBarThickness: 48 };
        });
    }

    function draw(spec) {
        const canvas = document.getElementById(spec.id);
        const plot = canvas.parentElement;
        const lies = spec.kind === 'rows';
        const narrow = plot.clientWidth < 520;
        const ink = color('--ink');
        const grid = color('--line');
        if (lies) plot.style.height = `${spec.labels.length * (spec.stacked || spec.series.length < 2 ? 34 : 46) + 96}px`;
        const names = { ticks: { color: ink, autoSkip: !lies, maxRotation: 45 }, grid: { display: false }, stacked: spec.stacked };
        if (lies) names.ticks.callback = (_, at) => shorten(spec.labels[at], narrow ? 18 : 44);
        else names.ticks.maxTicksLimit = narrow ? 6 : 16;
        const values = {
            beginAtZero: true, stacked: spec.stacked, max: spec.maximum ?? undefined, grid: { color: grid },
            ticks: { color: ink, maxTicksLimit: narrow ? 5 : 9 },
            title: { display: true, text: spec.unit, color: ink },
        };
        return new Chart(canvas, {
            type: spec.kind === 'line' ? 'line' : 'bar',
            data: { labels: spec.labels, datasets: series(spec, canvas.getContext('2d')) },
            options: {
                animation: false, responsive: true, maintainAspectRatio: false, indexAxis: lies ? 'y' : 'x',
                interaction: { mode: 'index', intersect: false, axis: lies ? 'y' : 'x' },
                scales: lies ? { x: values, y: names } : { x: names, y: values },
                plugins: {
                    legend: {
                        display: spec.series.length > 1, position: 'bottom',
                        labels: { color: ink, usePointStyle: spec.kind === 'line', boxWidth: 28 },
                    },
                },
            },
        });
    }

    function drawAll() {
        charts.forEach(chart => chart.destroy());
        charts = specs.map(draw);
    }

    // Paper is light, and has nothing to open.
    let closed = [];
    addEventListener('beforeprint', () => {
        document.documentElement.classList.add('printing');
        closed = [...document.querySelectorAll('details:not([open])')];
        closed.forEach(one => { one.open = true; });
        drawAll();
    });
    addEventListener('afterprint', () => {
        document.documentElement.classList.remove('printing');
        closed.forEach(one => { one.open = false; });
        drawAll();
    });
    dark.addEventListener('change', drawAll);
    drawAll();
})();
