import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { LETTERS } from '../src/cards/layout.ts';

/** Draws the icons that want pixels; favicon.svg is drawn by hand. Run it after changing the drawing: the icons are committed. */
const ICONS = { 'apple-touch-icon.png': 180, 'icon-192.png': 192, 'icon-512.png': 512 };

/** A tile of ink with the monogram in its open frame, its corners square, since what shows it rounds them. */
const TILE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#14212b" d="M0 0h32v32H0z"/>
<g transform="translate(4.8 4.8) scale(.7)"><path d="M2.5 11V2.5H11M29.5 21v8.5H21" fill="none" stroke="#f2917f" stroke-width="3"/>
<path d="${LETTERS}" fill="#edf1ec"/></g></svg>`;

for (const [name, size] of Object.entries(ICONS)) {
  const file = `public/${name}`;
  const tile = sharp(Buffer.from(TILE), { density: (72 * size) / 32 }).resize(size, size);
  const png = await tile.removeAlpha().png({ palette: true, colours: 64, effort: 10, dither: 0 }).toBuffer();
  const old = await readFile(file).catch(() => undefined);
  if (!old?.equals(png)) await writeFile(file, png);
  console.log(`${file}  ${size} × ${size}, ${png.length} bytes${old?.equals(png) ? ', unchanged' : ''}`);
}
