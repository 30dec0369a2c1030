import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import sharp from 'sharp';
import manifest from '../../package.json' with { type: 'json' };
import type { Card } from './card.ts';
import { cardFonts, type CardFonts } from './fonts.ts';
import type { Element } from './elements.ts';
import { cardElements, WIDTH } from './layout.ts';

/** A card's picture, 1200 pixels wide: the same bytes for the same card, drawn only where the cache has no whole one. */
export async function cardPng(card: Card): Promise<Buffer> {
  const fonts = await cardFonts();
  const elements = cardElements(card, fonts.faces);
  const file = join(CACHE, `${contentHash(elements, fonts)}.png`);
  const cached = await readFile(file).catch(() => undefined);
  if (cached && isWholePng(cached)) return cached;
  const png = await drawnPng(elements, fonts);
  await writeWhole(file, png);
  return png;
}

/** Eight characters that change when the card's picture does, for the public name of its file, which crawlers cache by name. */
export async function cardName(card: Card): Promise<string> {
  const fonts = await cardFonts();
  return contentHash(cardElements(card, fonts.faces), fonts).slice(0, 8);
}

/** The picture of a laid-out card, as a palette PNG; throws where a character is in none of the fonts, rather than draw a box. */
export async function drawnPng(elements: Element, fonts: CardFonts): Promise<Buffer> {
  const { pixels, width, height } = rendered(withoutMasks(await cardSvg(elements, fonts)));
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png(PALETTE)
    .toBuffer();
}

export function cardSvg(elements: Element, { files }: CardFonts): Promise<string> {
  return satori(elements as never, {
    width: WIDTH,
    fonts: files,
    loadAdditionalAsset: (_language, characters) => {
      throw new Error(`no card font has “${characters}”; leave it out of the text with drawableText()`);
    },
  });
}

/** A card's SVG without the masks and clips that satori gives each box: they hide nothing and take most of the time. */
export function withoutMasks(svg: string): string {
  return svg.replace(/<(mask|clipPath)\b.*?<\/\1>/gs, '').replace(/ (?:mask|clip-path)="url\([^"]*\)"/g, '');
}

export function rendered(svg: string) {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render();
}

/** True for a PNG that is all there: its signature, every chunk with its checksum, the end, and nothing after. */
export function isWholePng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return false;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end + 4 === bytes.length;
    at = end + 4;
  }
  return false;
}

// From the project's root, because the build bundles this module elsewhere.
const CACHE = join(process.cwd(), 'node_modules/.cache/cards');
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const PALETTE = { palette: true, colours: 64, effort: 1, dither: 0, compressionLevel: 9 };

/** Covers all that the picture depends on: the laid-out card, the fonts, and what draws and compresses it. */
function contentHash(elements: Element, { digest }: CardFonts): string {
  const { dependencies } = manifest;
  const tools = [dependencies['@resvg/resvg-js'], dependencies.satori, dependencies.sharp];
  const all = JSON.stringify([elements, digest, PALETTE, tools]);
  return createHash('sha256').update(all).digest('hex');
}

/** Writes beside and renames, so that no reader meets half a file; a cache that cannot be written costs only time. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  try {
    await mkdir(CACHE, { recursive: true });
    await writeFile(beside, bytes);
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true });
  }
}
