import type { Nodes } from 'mdast';
import { z } from 'astro/zod';
import { VFile } from 'vfile';
import { flattened, mdxTree, type Visited } from './mdx.ts';
import { addressesIn, passageOf, type Passage } from './passage.ts';
import { attribute, placesOf, withoutItems, type PlaceInTree } from './places.ts';
import { say } from './problem.ts';
import { frontSchema, pageSchema, type Frontmatter } from './schema.ts';
import { blanked, readText, TOP, type TextFile } from './text.ts';
import { readYaml, valueAt } from './yaml.ts';

/** The folder of articles, from the project's own. */
export const ARTICLES = 'content/articles';

/** An article read as far as it can be; never throws. What keeps it from being read is in its file's messages. */
export const readArticle = (path: string, bytes: Uint8Array) => readMarkdown(path, bytes, frontSchema);

/** The same of a page beside the articles. */
export const readPage = (path: string, bytes: Uint8Array) => readMarkdown(path, bytes, pageSchema);

function readMarkdown<Schema extends z.ZodObject>(path: string, bytes: Uint8Array, schema: Schema) {
  const source = readText(new VFile({ path }), bytes);
  const text = source.readable;
  const { front, bodyAt, isFenced } = frontmatterOf(source, text, schema);
  const { tree, isWhole } = mdxTree(source, blanked(text, [0, bodyAt]));
  const nodes = flattened(tree);
  const notes = notesOf(nodes);
  return {
    ...source,
    path,
    slug: source.file.stem ?? '',
    /** Undefined where there is none, or none that YAML can read. */
    front,
    bodyAt,
    tree,
    /** Every node in document order. */
    nodes,
    places: placesOf(tree),
    notes,
    cited: citedIn(nodes, notes),
    prose: proseOf(text, bodyAt, nodes),
    /** False where a part could not be read, so that nothing can be said to be missing. */
    isWhole: isWhole && isFenced && !source.isDamaged,
    isDraft: front ? valueAt(front.raw, 'draft') === true : /^draft: *true\b/m.test(text.slice(0, bodyAt)),
  };
}

/** What pages ask of an article in which nothing is wrong, as plain data. */
export function entryOf({ front, places, notes, cited, nodes }: Article): z.infer<typeof entrySchema> {
  const addresses = addressesIn(nodes);
  return {
    ...(front?.value as Frontmatter),
    places: places.map((place) => {
      const { block, idAt: _, ...plain } = place;
      const sources = citedIn(flattened(withoutItems(block.node)), notes);
      return { ...plain, node: passageOf(place, addresses), sources };
    }),
    cited,
    notes: seenNotes(nodes, places),
  };
}

/** That data by its schema, by which Astro checks it. */
export const entrySchema = frontSchema.extend({
  places: z.array(z.custom<Passage>()),
  cited: z.array(z.string()),
  notes: z.array(z.object({ above: z.string().optional() })),
});

/** The nodes of some types in an article with what they are in. */
export function* nodesOf<T extends Nodes['type']>({ nodes }: Tree, ...types: T[]): Generator<VisitedOf<T>> {
  for (const found of nodes) if (types.some((type) => type === found.node.type)) yield found as VisitedOf<T>;
}

/** The components and elements of an article. */
export function componentsOf(article: Tree) {
  return nodesOf(article, 'mdxJsxFlowElement', 'mdxJsxTextElement');
}

/** The ids of sources that a part of a tree cites, with the places of their `<Cite>`. */
export function citesIn(nodes: readonly Visited[]) {
  const cites = [...componentsOf({ nodes })].filter(({ node }) => node.name === 'Cite');
  return cites.flatMap(({ node }) => attribute(node, 'id') ?? []);
}

/** The opening fence becomes a blank, so that lines and columns of the YAML are the file's. */
function frontmatterOf<Schema extends z.ZodObject>(source: TextFile, text: string, schema: Schema) {
  const isOpen = /^---[ \t]*\n/.test(text);
  const close = isOpen ? /^---[ \t]*$/m.exec(text.slice(3)) : null;
  if (!close) {
    const what = 'the file does not begin with frontmatter between two lines ---';
    const instead = `write its ${neededKeys(schema)} between them`;
    if (source.isReadable) say(source.file, TOP, what, instead, 'frontmatter');
    return { front: undefined, bodyAt: isOpen ? text.length : 0, isFenced: false };
  }
  const end = close.index + 3;
  const front = readYaml(source, `   ${text.slice(3, end)}`, schema);
  return { front, bodyAt: end + close[0].length, isFenced: true };
}

function neededKeys({ shape }: z.ZodObject): string {
  const needed = Object.entries(shape).filter(([, field]) => !z.safeParse(field, undefined).success);
  return new Intl.ListFormat('en-GB').format(needed.map(([key]) => key));
}

/** Each note with the first of its name, which is the one that is shown. */
function notesOf(nodes: readonly Visited[]) {
  const all = Array.from(nodesOf({ nodes }, 'footnoteDefinition'), ({ node }) => node);
  const firsts = new Map(all.toReversed().map((node) => [node.identifier, node]));
  return all.map((node) => ({ node, first: firsts.get(node.identifier) ?? node }));
}

/** The notes that a reader sees, in their order, each with the id of the wide figure that is between it and the next. */
function seenNotes(nodes: readonly Visited[], places: readonly PlaceInTree[]) {
  const notes = new Map<string, { above?: string }>();
  for (const { node } of nodes) {
    const figure = places.find(({ block }) => block.isWide && block.node === node)?.id;
    const last = [...notes.values()].at(-1);
    if (figure && last) last.above ??= figure;
    if (node.type === 'footnoteReference' && !notes.has(node.identifier)) notes.set(node.identifier, {});
  }
  return [...notes.values()];
}

/** The sources that an article cites, in the order in which a reader first meets them. */
function citedIn(nodes: readonly Visited[], notes: ReturnType<typeof notesOf>): string[] {
  const inNotes = new Set(notes.flatMap(({ node }) => flattened(node).map((each) => each.node)));
  const order = nodes.flatMap((found) => {
    const { node } = found;
    if (inNotes.has(node)) return [];
    const isMark = node.type === 'footnoteReference';
    const note = isMark && notes.find(({ first }) => first.identifier === node.identifier);
    return citesIn(note ? flattened(note.first) : [found]);
  });
  return [...new Set(order.map(({ text }) => text))];
}

/** The source with everything blanked in which brackets mean nothing: frontmatter, code and expressions. */
function proseOf(text: string, bodyAt: number, nodes: readonly Visited[]): string {
  const code = nodesOf({ nodes }, 'code', 'inlineCode', 'mdxTextExpression', 'mdxFlowExpression', 'mdxjsEsm');
  const ranges = Array.from(code, ({ node: { position } }): [number, number] => [
    position?.start.offset ?? 0,
    position?.end.offset ?? 0,
  ]);
  return blanked(text, [0, bodyAt], ...ranges);
}

type Tree = { nodes: readonly Visited[] };
type VisitedOf<T extends Nodes['type']> = Visited & { node: Extract<Nodes, { type: T }> };
export type Article = ReturnType<typeof readArticle>;
/** An article or a page beside the articles. */
export type Page = ReturnType<typeof readMarkdown>;
