import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { file, glob, type Loader } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { parse } from 'yaml';
import { ARTICLES, entryOf, entrySchema, readArticle } from './article/article.ts';
import { stopOn } from './article/problem.ts';
import { DATA } from './article/schema.ts';

/** Astro's own loader, whose entries hold what our own reader makes of an article; where that code changes, all are read anew. */
function articleFiles(): Loader {
  const files = glob({ base: ARTICLES, pattern: '*.mdx', retainBody: false });
  const folder = join(process.cwd(), 'src/article');
  const code = createHash('sha256');
  for (const name of readdirSync(folder).sort()) code.update(readFileSync(join(folder, name)));
  const version = code.digest('hex');
  return {
    name: 'articles',
    load: (context) =>
      files.load({
        ...context,
        generateDigest: (text) => context.generateDigest(`${version}${JSON.stringify(text)}`),
        parseData: async ({ id, filePath = '' }) => {
          const article = readArticle(`${ARTICLES}/${id}.mdx`, await readFile(filePath));
          stopOn([article.file], 'the article cannot be shown');
          return context.parseData({ id, filePath, data: entryOf(article) as never });
        },
      }),
  };
}

const articles = defineCollection({ loader: articleFiles(), schema: entrySchema });
// One YAML for everybody: a date without quotes is a text to it, and a moment in some time zone to Astro's own parser.
const list = (name: string) => file(`content/${name}.yaml`, { parser: (text) => parse(text) as never });
const sources = defineCollection({ loader: list('sources'), schema: DATA.sources });
const timeline = defineCollection({ loader: list('timeline'), schema: DATA.timeline });
const people = defineCollection({ loader: list('people'), schema: DATA.people });
const quotations = defineCollection({ loader: list('quotations'), schema: DATA.quotations });

export const collections = { articles, sources, timeline, people, quotations };
