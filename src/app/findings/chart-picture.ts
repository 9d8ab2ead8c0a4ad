/* A chart of the findings as a picture, SVG or PNG, that needs nothing of the page. */

/** The chart on its own: colours and fonts that the page gave it are written into it. */
export function selfContained(chart: SVGSVGElement, background: string): string {
  const copy = chart.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('the copy of a chart is a chart');
  const originals = [chart, ...chart.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    copies[index]?.removeAttribute('style');
    for (const property of PROPERTIES) {
      copies[index]?.setAttribute(property, style.getPropertyValue(property));
    }
  });
  for (const sheet of copy.querySelectorAll('style')) sheet.remove();
  const { width, height } = sizeOf(chart);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', background);
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

const PROPERTIES = [
  'color',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'font-variant-numeric',
];

/** Twice as fine as on the screen, for print and slides. */
const SCALE = 2;

/** @throws when the browser cannot draw the chart. */
export async function pngOf(chart: SVGSVGElement, background: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(selfContained(chart, background))}`;
  await image.decode();
  const { width, height } = sizeOf(chart);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('this browser makes no PNG files'));
    }, 'image/png');
  });
}

function sizeOf(chart: SVGSVGElement): { width: number; height: number } {
  const { width, height } = chart.viewBox.baseVal;
  return { width, height };
}
