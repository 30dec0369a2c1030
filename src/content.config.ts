import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { file, glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { parse } from 'yaml';
import { ARTICLES, entryOf, entrySchema, readArticle } from './article/article.ts';
import { stopOn } from './article/problem.ts';
import { DATA, FIGURES, figureSchema, pageSchema } from './article/schema.ts';

/** Astro's own loader, whose entries hold what our own reader makes of a file; where that code changes, all are read anew. */
function files(base: string, pattern: string, read: (id: string, bytes: Buffer) => unknown): Loader {
  const found = glob({ base, pattern, retainBody: false });
  const folder = join(process.cwd(), 'src/article');
  const code = createHash('sha256');
  for (const name of readdirSync(folder).sort()) code.update(readFileSync(join(folder, name)));
  const version = code.digest('hex');
  return {
    name: base,
    load: (context) =>
      found.load({
        ...context,
        generateDigest: (text) => context.generateDigest(`${version}${JSON.stringify(text)}`),
        parseData: async ({ id, filePath = '' }) => {
          const data = read(id, await readFile(filePath));
          return context.parseData({ id, filePath, data: data as never });
        },
      }),
  };
}

function articleEntry(id: string, bytes: Buffer) {
  const article = readArticle(`${ARTICLES}/${id}.mdx`, bytes);
  stopOn([article.file], 'the article cannot be shown');
  return entryOf(article);
}

// One YAML for everybody: a date without quotes is a text to it, and a moment in some time zone to Astro's own parser.
const figureEntry = (_: string, bytes: Buffer): unknown => parse(bytes.toString('utf8'));

/** Astro keeps entries sorted by their ids, so each gets its place in the file. */
function list(name: string) {
  const parser = (text: string) => (parse(text) as object[]).map((entry, order) => ({ ...entry, order }));
  return file(`content/${name}.yaml`, { parser: parser as never });
}

const ORDER = { order: z.number() };

const articles = defineCollection({ loader: files(ARTICLES, '*.mdx', articleEntry), schema: entrySchema });
const figures = defineCollection({ loader: files(FIGURES, '*.yaml', figureEntry), schema: figureSchema });
// Rendered in each build, since what Astro keeps would outlive a change of the pipeline.
const pageFiles = glob({ base: 'content/pages', pattern: '*.md', deferRender: true });
const pages = defineCollection({ loader: pageFiles, schema: pageSchema });
const sources = defineCollection({ loader: list('sources'), schema: DATA.sources.extend(ORDER) });
const labels = defineCollection({ loader: list('labels'), schema: DATA.labels.extend(ORDER) });
const people = defineCollection({ loader: list('people'), schema: DATA.people.extend(ORDER) });
const quotations = defineCollection({
  loader: list('quotations'),
  schema: DATA.quotations.safeExtend(ORDER),
});

export const collections = { articles, figures, pages, sources, labels, people, quotations };
