import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create } from 'fontkitten';
import subsetFont from 'subset-font';

/**
 * The faces that cards are set in, cut once in a run from the site's variable fonts; throws where a font's package is missing.
 * satori draws a variable font only at its default, so each axis is pinned.
 */
export function cardFonts(): Promise<CardFonts> {
  return (fonts ??= loadFonts());
}

/** The widths of a font's characters in em; a character that it lacks is absent. */
export function characterWidths(data: Buffer): Map<number, number> {
  const font = create(data);
  if (font.isCollection) throw new Error('a card font is a collection; use a file that holds one font');
  // The set ends with U+FFFF, the end mark of a font's map, which is no character.
  const characters = font.characterSet.filter((character) => font.hasGlyphForCodePoint(character));
  const width = (character: number) => font.glyphForCodePoint(character).advanceWidth / font.unitsPerEm;
  return new Map(characters.map((character) => [character, width(character)]));
}

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
  text: { ...NEWSREADER, axes: { opsz: 17, wght: 410 } },
  label: { ...FRANKLIN, axes: { wght: 430 } },
  strong: { ...FRANKLIN, axes: { wght: 650 } },
};

let fonts: Promise<CardFonts> | undefined;

async function loadFonts() {
  const [display, text, label, strong] = await Promise.all([
    cut('display'),
    cut('text'),
    cut('label'),
    cut('strong'),
  ]);
  const files = [...display, ...text, ...label, ...strong];
  const digest = createHash('sha256');
  for (const { name, data } of files) digest.update(name).update(data);
  // Newsreader has no Cyrillic, so each of its faces has one of Libre Franklin behind it.
  const faces = {
    display: [face(display), face(strong)],
    text: [face(text), face(label)],
    label: [face(label)],
    strong: [face(strong)],
  };
  return { faces, files, digest: digest.digest('hex') };
}

/** The files of a face, one a script, with their axes pinned. */
function cut(name: keyof typeof CUTS): Promise<FontFile[]> {
  const { file, scripts, axes } = CUTS[name];
  // Found from the project's root, because the build bundles this module elsewhere.
  const packages = createRequire(join(process.cwd(), 'package.json'));
  const files = scripts.map(async (script): Promise<FontFile> => {
    const font = await readFile(packages.resolve(`@fontsource-variable/${file(script)}`));
    const data = await subsetFont(font, undefined, {
      keepAllGlyphs: true,
      noHinting: true,
      targetFormat: 'sfnt',
      variationAxes: axes,
    });
    return { name: `${name}-${script}`, data, weight: 400, style: 'normal' };
  });
  return Promise.all(files);
}

function face(files: FontFile[]) {
  // Reversed, so that the width is that of the first font to have the character, the one satori draws it with.
  const widths = new Map(files.toReversed().flatMap(({ data }) => [...characterWidths(data)]));
  const width = (character: string) => widths.get(character.codePointAt(0) ?? -1);
  return {
    /** The CSS `font-family`: one name a script. */
    family: files.map(({ name }) => name).join(', '),
    has: (character: string) => width(character) !== undefined,
    /** In em, without kerning. */
    width: (text: string) => Array.from(text).reduce((sum, character) => sum + (width(character) ?? 0), 0),
  };
}

type FontFile = { name: string; data: Buffer; weight: 400; style: 'normal' };
export type Face = ReturnType<typeof face>;
export type CardFonts = Awaited<ReturnType<typeof loadFonts>>;
