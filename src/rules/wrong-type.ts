import { nearest } from '../article/nearest.ts';
import { filledFields, records } from './reading/records.ts';
import type { FieldShape } from './reading/shapes.ts';
import type { Value } from './reading/yaml-value.ts';
import { didYouMean, finding, quoted, rule, type Finding } from './rule.ts';

/** A value is of the kind that its key asks for. */
export const wrongType = rule('wrong-type', function* (project) {
  for (const { path, called, value } of records(project)) {
    if (value.kind !== 'map')
      yield finding(
        { path },
        value,
        `${called} is ${named(value)}`,
        'write its keys, each on a line as key: value',
      );
  }
  for (const { record, field, shape } of filledFields(project)) {
    const fault = faultOf(field.value, shape);
    if (fault)
      yield finding(record, field.value, `“${field.key}” of ${record.called} ${fault.message}`, fault.fix);
    for (const item of shape.is === 'ids' ? field.value.items : []) yield* itemFaults(record.path, item);
  }
});

function faultOf(value: Value, { is, hint, max, options }: FieldShape): Fault | undefined {
  const wrong = { message: `is ${named(value)}`, fix: `write ${hint}` };
  if (is === 'flag') return value.kind === 'flag' ? undefined : wrong;
  if (is === 'ids' || is === 'records') return value.kind === 'list' ? undefined : wrong;
  if (value.kind === 'number' || value.kind === 'flag')
    return /^(day|date|issued)$/.test(is) ? undefined : { ...wrong, fix: 'put it in quotes' };
  if (value.kind !== 'text') return wrong;
  // The parser that Astro uses makes a date of it.
  if (is === 'text' && value.plain && /^\d{4}-\d\d?-\d\d?([Tt ].*)?$/.test(value.text))
    return { message: `is the date ${value.text}`, fix: 'put it in quotes' };
  if (max && value.text.length > max)
    return { message: `has ${value.text.length} characters`, fix: `write at most ${max}` };
  if (is === 'option' && !options?.includes(value.text))
    return {
      message: `is ${quoted(value.text)}`,
      fix: didYouMean(nearest(value.text, options ?? []), `write ${hint}`),
    };
  if (is === 'id' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value.text))
    return { message: `is ${quoted(value.text)}`, fix: `write ${hint}` };
  if (is === 'url' && !(/^https?:\/\//.test(value.text) && URL.canParse(value.text)))
    return { message: `is ${quoted(value.text)}, which is no address`, fix: `write ${hint}` };
  return undefined;
}

function* itemFaults(path: string, item: Value): Generator<Finding> {
  if (item.kind !== 'text')
    yield finding(
      { path },
      item,
      `${named(item)} stands among the ids of sources`,
      'write the id of a source',
    );
}

function named(value: Value): string {
  if (value.kind === 'list') return 'a list';
  if (value.kind === 'map') return 'a group of keys';
  if (value.kind === 'null') return 'nothing';
  return value.kind === 'text'
    ? `the text ${quoted(value.text)}`
    : `the ${NAMES[value.kind]} ${value.text.trim()}`;
}

const NAMES = { number: 'number', flag: 'value', other: 'reference' };

interface Fault {
  message: string;
  fix: string;
}
