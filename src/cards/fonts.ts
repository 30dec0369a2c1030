import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The faces that cards are set in, cut once in a run from the site's variable fonts; throws where a font's package is missing.
 * satori draws a variable font only at its default, so each axis is pinned.
 */
export function cardFonts(): Promise<CardFonts> {
  return (fonts ??= loadFonts());
}

/** The widths of a font's signs in em, read from its `cmap` (format 4) and `hmtx` tables; a sign it lacks is absent. */
export function signWidths(font: Buffer): Map<number, number> {
  const unitsPerEm = font.readUInt16BE(table(font, 'head') + 18);
  const metrics = table(font, 'hmtx');
  const lastMetric = font.readUInt16BE(table(font, 'hhea') + 34) - 1;
  const widths = new Map<number, number>();
  for (const [sign, glyph] of glyphs(font, characterMap(font))) {
    widths.set(sign, font.readUInt16BE(metrics + 4 * Math.min(glyph, lastMetric)) / unitsPerEm);
  }
  return widths;
}

const PACKAGES = '@fontsource-variable';
const NEWSREADER = {
  file: (script: string) => `newsreader/files/newsreader-${script}-standard-normal.woff2`,
  scripts: ['latin', 'latin-ext', 'vietnamese'],
};
const FRANKLIN = {
  file: (script: string) => `libre-franklin/files/libre-franklin-${script}-wght-normal.woff2`,
  scripts: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'],
};
const CUTS = {
  display: { ...NEWSREADER, axes: { opsz: 44, wght: 570 } },
  label: { ...FRANKLIN, axes: { wght: 430 } },
  strong: { ...FRANKLIN, axes: { wght: 650 } },
};

let fonts: Promise<CardFonts> | undefined;

async function loadFonts(): Promise<CardFonts> {
  const cut = async (name: FaceName): Promise<[Face, FontFile[]]> => {
    const { file, scripts, axes } = CUTS[name];
    const files = await Promise.all(
      scripts.map(async (script) => ({
        name: `${name}-${script}`,
        data: await instance(file(script), axes),
      })),
    );
    return [face(files), files];
  };
  const [display, label, strong] = await Promise.all([cut('display'), cut('label'), cut('strong')]);
  const files = [...display[1], ...label[1], ...strong[1]];
  const digest = createHash('sha256');
  for (const { name, data } of files) digest.update(name).update(data);
  return {
    faces: { display: [display[0], strong[0]], label: [label[0]], strong: [strong[0]] },
    files,
    digest: digest.digest('hex'),
  };
}

/** One font with its axes pinned. Found from the project's root, because the build bundles this module elsewhere. */
async function instance(file: string, variationAxes: Record<string, number>): Promise<Buffer> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const subsetFont: SubsetFont = require('subset-font');
  const font = await readFile(require.resolve(`${PACKAGES}/${file}`));
  return subsetFont(font, undefined, {
    keepAllGlyphs: true,
    noHinting: true,
    targetFormat: 'sfnt',
    variationAxes,
  });
}

function face(files: FontFile[]): Face {
  // Reversed, so that the width is that of the first font to have the sign, the one satori draws it with.
  const widths = new Map(files.toReversed().flatMap(({ data }) => [...signWidths(data)]));
  return {
    family: files.map(({ name }) => name).join(', '),
    has: (sign) => widths.has(sign.codePointAt(0) ?? -1),
    width: (text) =>
      Array.from(text).reduce((sum, sign) => sum + (widths.get(sign.codePointAt(0) ?? -1) ?? 0), 0),
  };
}

/** Where a table of an OpenType font begins; throws where it has none. */
function table(font: Buffer, tag: string): number {
  for (let at = 12, end = 12 + 16 * font.readUInt16BE(4); at < end; at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`a card font has no ${tag} table; use a TrueType or OpenType font`);
}

/** Where the font's format 4 character map begins, which covers the Basic Multilingual Plane; throws where it has none. */
function characterMap(font: Buffer): number {
  const cmap = table(font, 'cmap');
  for (let at = cmap + 4, end = at + 8 * font.readUInt16BE(cmap + 2); at < end; at += 8) {
    const map = cmap + font.readUInt32BE(at + 4);
    if (font.readUInt16BE(map) === 4) return map;
  }
  throw new Error('a card font has no character map of format 4; use a font with a Unicode map');
}

/** Every sign of a format 4 character map with its glyph. */
function* glyphs(font: Buffer, map: number): Generator<[sign: number, glyph: number]> {
  const size = font.readUInt16BE(map + 6);
  for (let at = map + 14, last = at + size; at < last; at += 2) {
    const end = font.readUInt16BE(at);
    const start = font.readUInt16BE(at + size + 2);
    const delta = font.readUInt16BE(at + 2 * size + 2);
    const offsetAt = at + 3 * size + 2;
    const offset = font.readUInt16BE(offsetAt);
    for (let sign = start; sign <= end && sign !== 0xffff; sign += 1) {
      const found = offset === 0 ? sign : font.readUInt16BE(offsetAt + offset + 2 * (sign - start));
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) yield [sign, glyph];
    }
  }
}

type SubsetFont = (font: Buffer, text: undefined, options: object) => Promise<Buffer>;

export type FaceName = keyof typeof CUTS;

export interface Face {
  /** The CSS `font-family`: one name a script. */
  family: string;
  has: (sign: string) => boolean;
  /** In em, without kerning. */
  width: (text: string) => number;
}

export interface FontFile {
  name: string;
  data: Buffer;
}

export interface CardFonts {
  /** Newsreader has no Cyrillic, so the display face has the strong one behind it. */
  faces: Record<FaceName, Face[]>;
  files: FontFile[];
  digest: string;
}
