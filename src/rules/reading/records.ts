import { DATA, dataFiles, type Project } from '../project.ts';
import type { Article } from './article.ts';
import { ARTICLE, ENTRIES, type FieldShape, type Shape } from './shapes.ts';
import { under, type Field, type Value } from './yaml-value.ts';

/** Everything that has keys: each article's frontmatter with its lists, and each entry of the data files. */
export function* records(project: Project): Generator<KeyedRecord> {
  for (const article of project.articles) yield* articleRecords(article);
  for (const file of dataFiles(project)) {
    const shape: Shape = ENTRIES[file.name];
    yield* file.entries.map((value, at) => {
      const name = under(value, 'id')?.text;
      return {
        path: file.path,
        called: `${DATA[file.name]} ${name ? `“${name}”` : at + 1}`,
        shape,
        value,
        draft: false,
      };
    });
  }
}

/** The fields of all records that their shapes know and that hold something. */
export function* filledFields(project: Project): Generator<KnownField> {
  for (const record of records(project)) {
    for (const field of record.value.fields) {
      const shape = shapeOf(record, field.key);
      if (shape && !isEmpty(field.value)) yield { record, field, shape };
    }
  }
}

/** What the record's shape says of a key, or undefined where it knows none. */
export function shapeOf(record: KeyedRecord, key: string): FieldShape | undefined {
  return Object.hasOwn(record.shape, key) ? record.shape[key] : undefined;
}

/** True of null, of a text of spaces and of a list of sources without any. */
export function isEmpty(value: Value, shape?: FieldShape): boolean {
  if (value.kind === 'null' || (value.kind === 'text' && !value.text.trim())) return true;
  return shape?.is === 'ids' && value.kind === 'list' && value.items.length === 0;
}

/** The ids of sources that frontmatter and data name, with where they stand. */
export function* citedInData(project: Project): Generator<{ path: string; value: Value }> {
  for (const { record, field, shape } of filledFields(project)) {
    const cited = shape.is === 'ids' ? field.value.items : shape.is === 'source' ? [field.value] : [];
    for (const value of cited) yield { path: record.path, value };
  }
}

/** The dates of all records that are written as texts. */
export function* dateFields(project: Project): Generator<KnownField> {
  for (const known of filledFields(project)) {
    if (/^(day|date|issued)$/.test(known.shape.is)) yield known;
  }
}

function* articleRecords(article: Article): Generator<KeyedRecord> {
  const { path, frontmatter, draft } = article;
  if (frontmatter?.kind !== 'map') return;
  yield { path, called: 'the frontmatter', shape: ARTICLE, value: frontmatter, draft };
  for (const [key, { of, called }] of Object.entries(ARTICLE)) {
    if (!of) continue;
    const items = under(frontmatter, key)?.items ?? [];
    yield* items.map((value, at) => ({ path, called: `${called} ${at + 1}`, shape: of, value, draft }));
  }
}

export interface KeyedRecord {
  path: string;
  /** How a message speaks of it. */
  called: string;
  shape: Shape;
  value: Value;
  draft: boolean;
}

export interface KnownField {
  record: KeyedRecord;
  field: Field;
  shape: FieldShape;
}
