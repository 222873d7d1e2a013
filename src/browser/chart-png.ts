/** Makes PNG files of charts: the browser draws the SVG file, since the server has no way to draw. */

/** Twice as many pixels as the drawing has, for print. */
const SHARP = 2;

/** Lets the browser draw a chart's file as PNG, since the server has no way to draw. */
async function takePng(address: string): Promise<void> {
  const svg = await (await fetch(address)).text();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SHARP;
  canvas.height = image.height * SHARP;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${/([^/]+)\.svg/.exec(new URL(address, location.href).pathname)?.[1] ?? 'chart'}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-png]') : null;
  const address = button?.dataset['png'];
  if (address !== undefined) void takePng(address);
});
