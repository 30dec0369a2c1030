import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARTICLES } from '../markdown/read-article.ts';
import { isSlug, slugOf } from '../rules/reading/slug.ts';

/** Writes a draft under `root` and returns its path there; throws, writing nothing, where it has no good name of its own. */
export function writeDraft(root: string, headline: string, day: string, slug = draftSlug(headline)): string {
  const words = headline.replace(/\s+/g, ' ').trim();
  if (!words) throw new Error('The headline is empty; write npm run new -- "Headline"');
  if (words.length > LONGEST)
    throw new Error(`The headline has ${words.length} characters; write at most ${LONGEST}`);
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

const LONGEST = 110;
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

function draftText(headline: string, day: string): string {
  return `---
# The title, at most 110 characters.
headline: ${JSON.stringify(headline)}
# The sentence under the headline, which previews and feeds show too.
deck: Say in a sentence what the article finds.
# The kind of article.
kicker: Analysis
# What it is about, in a few words.
topic: The topic in a few words
# The day of the event, and the day on which the article is published. Days stand in quotes.
eventDate: "${day}"
published: "${day}"
# The day of the last change, once there is one.
# updated: "${day}"
# While this line is here the article is in npm run dev only. Take it out to publish.
draft: true
# The source that the article starts from, by its id in content/sources.yaml.
# basedOn: id-of-the-source
# At a glance: points, each with the id of the passage that supports it. npm run anchors gives passages their ids.
# keyPoints:
#   - text: The point in a sentence.
#     place: p-7f3a
# Corrections, once something published was wrong.
# corrections:
#   - date: "${day}"
#     text: What was wrong, and what stands there now.
#     place: p-7f3a
# The language of the text, where it is not English.
# language: en
#
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
