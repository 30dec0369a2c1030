import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARTICLES } from '../article/article.ts';
import { frontSchema, LONGEST_HEADLINE } from '../article/schema.ts';
import { isSlug, slugOf } from '../article/text.ts';
import { metaOf } from '../article/yaml.ts';

/** Writes a draft under `root` and returns its path there; throws, writing nothing, where it has no good name of its own. */
export function writeDraft(root: string, headline: string, day: string, slug = draftSlug(headline)): string {
  const words = headline.replace(/\s+/g, ' ').trim();
  if (!words) throw new Error('The headline is empty; write npm run new -- "Headline"');
  if (words.length > LONGEST_HEADLINE)
    throw new Error(`The headline has ${words.length} characters; write at most ${LONGEST_HEADLINE}`);
  if (!slug)
    throw new Error(
      `“${words}” has no Latin letter to make an address of; add one with --slug, such as --slug two-words`,
    );
  if (!isSlug(slug))
    throw new Error(
      `--slug “${slug}” makes a poor address; write lower-case ASCII words with hyphens${slugOf(slug) && `, such as ${slugOf(slug)}`}`,
    );
  const taken = [`src/pages/${slug}.astro`, `src/pages/${slug}`, `public/${slug}`].find((path) =>
    existsSync(join(root, path)),
  );
  if (taken) throw new Error(`/${slug}/ is the address of ${taken}; choose another with --slug`);
  const path = `${ARTICLES}/${slug}.mdx`;
  mkdirSync(join(root, ARTICLES), { recursive: true });
  try {
    writeFileSync(join(root, path), draftText(words, day), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`${path} is there already and was left as it is; choose another name with --slug`);
  }
  return path;
}

/** The address that a headline makes: its words in lower-case ASCII, as many as are handy; empty where none is Latin. */
export function draftSlug(headline: string): string {
  const latin = headline.replace(/['’]/g, '').replace(/[^\0-\x7F]/g, (letter) => spelled(letter));
  const slug = slugOf(latin);
  return slug.length <= HANDY
    ? slug
    : slug
        .slice(0, HANDY + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, HANDY);
}

/** What to do with a draft, in a few lines. */
export function nextSteps(path: string): string {
  return `${path} is a draft: no build publishes it.
  write it        its fields are explained in the file
  see it          npm run dev
  check it        npm run check
  publish it      take the line draft: true out, then npm run anchors and npm run build`;
}

const HANDY = 60;

/** Letters that Unicode does not take apart into a letter of ASCII and its marks. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

const spelled = (letter: string): string => LETTERS[letter.toLowerCase()] ?? letter;

/** A draft with every field that the schema has, each with what to write there; what may be left out is a comment. */
function draftText(headline: string, day: string): string {
  const written: Record<string, string> = {
    headline: JSON.stringify(headline),
    deck: 'Say in a sentence what the article finds.',
    kicker: 'Analysis',
    topic: 'The topic in a few words',
    eventDate: day,
    published: day,
    draft: 'true',
  };
  const examples: Record<string, string> = {
    basedOn: 'id-of-the-source',
    updated: day,
    keyPoints: ['', '#   - text: The point in a sentence.', '#     place: p-7f3a'].join('\n'),
    corrections: ['', `#   - date: ${day}`, '#     text: What was wrong, and what is there now.'].join('\n'),
    language: 'en',
  };
  const fields = Object.entries(frontSchema.shape).map(([key, field]) => {
    const { description = '' } = metaOf(field);
    const line = key in written ? `${key}: ${written[key]}` : `# ${key}: ${examples[key] ?? ''}`;
    return `# ${description[0]?.toUpperCase()}${description.slice(1)}.\n${line}`;
  });
  return `---
${fields.join('\n')}
#
# While the line draft: true is here the article is in npm run dev only.
# The text follows below the next line. A heading begins with ##. What a paragraph claims has a note, written [^name] after it;
# at the end of the file the note says where it is from, by an id of content/sources.yaml:
# [^name]: <Cite id="its-id" />, third paragraph.
---

## The first section

Write here.
`;
}

if (import.meta.main) {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { slug: { type: 'string' } },
    });
    if (positionals.length !== 1) throw new Error('Usage: npm run new -- "Headline" [--slug two-words]');
    console.log(
      nextSteps(writeDraft('.', positionals[0] ?? '', new Date().toISOString().slice(0, 10), values.slug)),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
