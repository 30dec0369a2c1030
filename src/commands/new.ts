import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARTICLES } from '../article/article.ts';
import { frontSchema, LONGEST_HEADLINE } from '../article/schema.ts';
import { isSlug, slugOf } from '../article/text.ts';
import { metaOf } from '../article/yaml.ts';
import { ledgerPath } from '../links/ledger.ts';
import { pageAt } from './addresses.ts';

/** Writes a draft under `root` and returns its path there; throws, writing nothing, where it has no good name of its own. */
export function writeDraft(root: string, headline: string, day: string, slug = draftSlug(headline)): string {
  const words = headline.replace(/\s+/g, ' ').trim();
  if (!words) throw new Error('The headline is empty; write npm run new -- "Headline"');
  if (words.length > LONGEST_HEADLINE)
    throw new Error(`The headline has ${words.length} characters; write at most ${LONGEST_HEADLINE}`);
  if (!isSlug(slug)) {
    const instead = `add --slug with lower-case ASCII words and hyphens, such as --slug ${slugOf(slug) || 'two-words'}`;
    throw new Error(`“${slug || words}” makes no address; ${instead}`);
  }
  const path = `${ARTICLES}/${slug}.mdx`;
  const found = [path, ledgerPath(slug)].find((each) => existsSync(join(root, each)));
  const taken = found ?? pageAt(root, slug);
  if (taken) throw new Error(`/${slug}/ is the address of ${taken}; choose another with --slug`);
  mkdirSync(join(root, ARTICLES), { recursive: true });
  writeFileSync(join(root, path), draftText(words, day));
  return path;
}

/** The address that a headline makes: its words in lower-case ASCII, as many as are handy; empty where none is Latin. */
export function draftSlug(headline: string): string {
  const spelled = headline.replace(/[^\0-\x7F]/g, (letter) => LETTERS[letter.toLowerCase()] ?? letter);
  const slug = slugOf(spelled.replace(/['’]/g, ''));
  return /^.{0,60}(?=-|$)/.exec(slug)?.[0] ?? slug.slice(0, 60);
}

/** What to do with a draft, in a few lines. */
export function nextSteps(path: string): string {
  return `${path} is a draft: no build publishes it.
  write it        its fields are explained in the file
  see it          npm run dev
  check it        npm run check
  publish it      take the line draft: true out, then npm run anchors and npm run build`;
}

/** Letters that Unicode does not take apart into a letter of ASCII and its marks. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd' };

/** A draft with every field that the schema has, each with what to write there; what may be left out is a comment. */
function draftText(headline: string, day: string): string {
  const lines: Record<keyof typeof frontSchema.shape, string> = {
    headline: `headline: ${JSON.stringify(headline)}`,
    deck: 'deck: Say in a sentence what the article finds.',
    kicker: 'kicker: Analysis',
    topic: 'topic: The topic in a few words',
    basedOn: '# basedOn: id-of-the-source',
    eventDate: `# eventDate: ${day}`,
    published: `published: ${day}`,
    updated: `# updated: ${day}`,
    sourcesChecked: `# sourcesChecked: ${day}`,
    draft: 'draft: true',
    figure: '# figure: f-7f3k',
    keyPoints: '# keyPoints:\n#   - text: The point in a sentence.\n#     place: p-7f3k',
    corrections: `# corrections:\n#   - date: ${day}\n#     text: What was wrong, and what is there now.`,
    sinceThen: `# sinceThen:
#   asOf: ${day}
#   text: What no source tells of since.
#   events:
#     - date: ${day}
#       text: What happened.
#       sources: [id-of-the-source]`,
    language: '# language: en',
  };
  const fields = Object.entries(lines).map(([key, line]) => {
    const { description = '' } = metaOf(frontSchema.shape[key as keyof typeof lines]);
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
    const options = { slug: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [headline = '', ...more] = positionals;
    if (more.length > 0) throw new Error('Usage: npm run new -- "Headline" [--slug two-words]');
    const today = new Date().toISOString().slice(0, 10);
    console.log(nextSteps(writeDraft('.', headline, today, values.slug)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
