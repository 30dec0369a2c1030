import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import subsetFont from 'subset-font';

const BUDGET = 60_000;
const FOLDER = new URL('../public/fonts/', import.meta.url);
const STYLES = new URL('../src/styles/fonts.css', import.meta.url);

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MARKS = ' .,:;!?()-/&\'"\u00a0·–—‘’“”…';
const PLAIN = `${LETTERS}${MARKS}[]„«»äåçéèëöøüß`;
const BASIC = `${PLAIN}%àáæíñóúÅÆÉÖØÜ`;
const SYMBOLS = '+×§¶#*_=@';
const BALTIC = 'čėēšž';
// Lower case but for rare characters, and the capitals of the Russian words in the articles.
const RUSSIAN = 'абвгдежзийклмнопрстуфхцчшщыьэюяАЕНОПРСТШ';

const SERIF = 'newsreader/files/newsreader-latin-standard';
const SERIF_EXT = 'newsreader/files/newsreader-latin-ext-standard';
const SANS = 'libre-franklin/files/libre-franklin';

const DISPLAY = { opsz: 44, wght: 570 };
const TEXT = { opsz: 17, wght: 410 };
const LABEL = { wght: { min: 400, max: 700 } };
// Russian is in source titles, which have one weight: the weight axis would double the file.
const LABEL_CYRILLIC = { wght: 430 };

const FACES: readonly Face[] = [
  { name: 'display', source: `${SERIF}-normal`, text: PLAIN, axes: DISPLAY },
  { name: 'text', source: `${SERIF}-normal`, text: BASIC + SYMBOLS, axes: TEXT },
  {
    name: 'italic',
    source: `${SERIF}-italic`,
    text: `${LETTERS}${MARKS}äéöü`,
    axes: TEXT,
    // Kerning is a third of this file, and hardly shows in the few words that are set in italics.
    features: ['liga'],
  },
  { name: 'label', source: `${SANS}-latin-wght-normal`, text: `${PLAIN}${SYMBOLS}%©`, axes: LABEL },
  { name: 'display-ext', source: `${SERIF_EXT}-normal`, text: BALTIC, axes: DISPLAY },
  { name: 'text-ext', source: `${SERIF_EXT}-normal`, text: BALTIC, axes: TEXT },
  { name: 'label-cyrillic', source: `${SANS}-cyrillic-wght-normal`, text: RUSSIAN, axes: LABEL_CYRILLIC },
];

const require = createRequire(import.meta.url);

await writeFonts();

/** Cuts every face, prints the sizes and writes files and their addresses; throws before writing when they are too heavy. */
async function writeFonts(): Promise<void> {
  const files = [];
  for (const face of FACES) files.push({ name: `${face.name}.woff2`, bytes: await subset(face) });
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  for (const { name, bytes } of files) console.log(row(name, bytes.length));
  console.log(row('all', total));
  if (total > BUDGET) {
    throw new Error(`tools/fonts.ts  the fonts weigh ${total} bytes; take out characters until ${BUDGET}`);
  }
  const folder = `${contentHash(files.map(({ bytes }) => bytes))}/`;
  for (const old of await readdir(FOLDER))
    if (old !== 'OFL.txt') await rm(new URL(old, FOLDER), { recursive: true });
  await mkdir(new URL(folder, FOLDER));
  for (const { name, bytes } of files) await writeFile(new URL(folder + name, FOLDER), bytes);
  const css = await readFile(STYLES, 'utf8');
  await writeFile(STYLES, css.replace(/(url\(\/fonts\/)(?:[0-9a-f]+\/)?/g, `$1${folder}`));
}

/** Hosts let browsers keep fonts for a year, so other fonts need another address. */
function contentHash(files: readonly Buffer[]): string {
  return createHash('sha256').update(Buffer.concat(files)).digest('hex').slice(0, 4);
}

/** The woff2 bytes of a face; throws when its source lacks a character or when a second run differs. */
async function subset({ name, source, text, axes, features }: Face): Promise<Buffer> {
  const font = await readFile(require.resolve(`@fontsource-variable/${source}.woff2`));
  const options = {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: features ?? ['kern', 'liga'],
    variationAxes: axes,
    dropTables: ['STAT'],
  };
  const bytes = await subsetFont(font, text, options);
  const again = await subsetFont(font, text, options);
  if (!bytes.equals(again)) throw new Error(`tools/fonts.ts  ${name} differs between two runs`);
  // HarfBuzz says nothing when it leaves out a character that the source does not have.
  const missing = missingCharacters(text, bytes);
  if (missing.length === 0) return bytes;
  throw new Error(`tools/fonts.ts  ${name}: ${source} has no ${missing.join(', ')}; take it out of the set`);
}

function missingCharacters(text: string, bytes: Buffer): string[] {
  const font = create(bytes);
  const held = new Set(font.isCollection ? [] : font.characterSet);
  const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codePoints
    .filter((codePoint) => !held.has(codePoint))
    .map((codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
}

function row(name: string, bytes: number): string {
  return name.padEnd(22) + bytes.toLocaleString('en').padStart(7);
}

type Face = {
  name: string;
  source: string;
  text: string;
  axes: Record<string, number | { min: number; max: number }>;
  features?: string[];
};
