import { z } from 'astro/zod';
import { idFault, type PlaceKind } from './ids.ts';
import { says } from './wording.ts';

/** The id and entry on a line of a ledger, or undefined; the wording on one of version 1 gets a day, by default its first. */
export function entryOnLine(line: string, day?: string): [id: string, entry: Entry] | undefined {
  const found = Object.entries(Object(json(`{${line.trim().replace(/,$/, '')}}`)) as object);
  const [id = '', value] = found[0] ?? [];
  const entry = entrySchema.safeParse(value).data ?? fromVersion1(value, day);
  return found.length === 1 && entry && !idFault(id, entry.kind) ? [id, entry] : undefined;
}

/** An entry as it is written in the line of its id: the same entry always in the same words. */
export const entryText = (entry: Entry | undefined): string => JSON.stringify(entrySchema.parse(entry));

/** Whether an id is in the text, leads to another place, or was removed. */
export function stateOf(entry: Entry): 'live' | 'alias' | 'removed' {
  return 'alias' in entry ? 'alias' : 'gone' in entry ? 'removed' : 'live';
}

export const isLive = (entry: Entry | undefined): boolean => !!entry && stateOf(entry) === 'live';

/** What a place said when it was last recorded; empty where that was redacted. */
export function lastText(entry: Entry | undefined): string {
  return entry?.texts.at(-1)?.[1] ?? '';
}

/** Whether a text may have the id of what was removed or merged: it says what that said, so far as its words were kept. */
export function isRevival(former: Entry, text: string): boolean {
  return lastText(former) === '' || says(text, lastText(former));
}

/** Whether a passage says what was merged into it; a heading or title need not. */
export function holds(live: Entry | undefined, merged: Entry): boolean {
  const areTexts = [live, merged].every((each) => each?.kind === 'paragraph' || each?.kind === 'quotation');
  return !areTexts || lastText(merged) === '' || says(lastText(live), lastText(merged));
}

/**
 * One entry of two of an id, as two branches have it. What one branch removed or merged stays so, whatever the other made of
 * it meanwhile, but for what that redacted: whether its text is there again, the text says.
 */
export function joined(one: Entry, other: Entry): Entry {
  const since = one.since < other.since ? one.since : other.since;
  const [earlier, later] = rank(one) < rank(other) ? [one, other] : [other, one];
  const texts = joinedTexts(later.texts, earlier.texts, stateOf(one) === stateOf(other));
  return { ...later, since, texts };
}

/** The wordings of both by their days, or of the first alone; of a day on which one has more redacted, those of that one. */
export function joinedTexts(one: readonly Wording[], other: readonly Wording[], isBoth = true): Wording[] {
  const days = new Set((isBoth ? [...one, ...other] : one).map(([day]) => day));
  const all = [...days].sort().flatMap((day) => {
    const here = one.filter((each) => each[0] === day);
    const there = other.filter((each) => each[0] === day);
    const more = blanks(here) - blanks(there);
    if (more !== 0) return more > 0 ? here : there;
    return isBoth ? [...here, ...there.filter(([, text]) => !here.some((each) => each[1] === text))] : here;
  });
  return all.filter(([, text], at) => text === '' || text !== all[at - 1]?.[1]);
}

const blanks = (texts: readonly Wording[]): number => texts.filter(([, text]) => text === '').length;

/** Removed before merged before live, the later before the earlier, and always the same of two. */
function rank(entry: Entry): string {
  const state = 'gone' in entry ? 2 : 'alias' in entry ? 1 : 0;
  const { texts: _, ...rest } = entry;
  return `${state} ${'until' in entry ? entry.until : ''} ${JSON.stringify(rest)}`;
}

/** The value of a JSON text, or undefined. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const text = z.string();
export const day = text.regex(/^\d{4}-\d\d-\d\d$/);
const kind = z.enum(['section', 'paragraph', 'quotation', 'figure'] satisfies PlaceKind[]);
/** `texts` is what the place said, each wording with the day that it was recorded on; blank where it was redacted. */
const common = { kind, since: day, texts: z.array(z.tuple([day, text])) };
const live = z.strictObject(common);
const alias = z.strictObject({ ...common, alias: text, until: day, note: text });
/** `near` is the place that is shown to those whom a link still leads here. */
const removed = z.strictObject({ ...common, gone: z.literal(true), near: text, until: day, note: text });
const entrySchema = z.union([alias, removed, live]);

const version1 = z.union([
  z.strictObject({ kind, since: day, text }),
  alias.omit({ texts: true }),
  removed.omit({ texts: true }).extend({ was: text }),
]);

/** Of what was removed version 1 held the first words. */
function fromVersion1(value: unknown, day?: string): Entry | undefined {
  const entry = version1.safeParse(value).data;
  if (!entry) return undefined;
  const { text, was, ...rest } = { text: undefined, was: undefined, ...entry };
  const words = text ?? was;
  return { ...rest, texts: words === undefined ? [] : [[day ?? entry.since, words]] };
}

export type Wording = [day: string, text: string];
export type Live = z.infer<typeof live>;
export type Alias = z.infer<typeof alias>;
export type Removed = z.infer<typeof removed>;
export type Entry = Live | Alias | Removed;
