import { filledFields } from './reading/records.ts';
import { attribute, components } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** A language is named by its tag, so that browsers know how to speak and break it. */
export const languageTag = rule('language-tag', function* (project) {
  for (const { article, node } of components(project)) {
    const is = node.name === 'Lang' ? attribute(node, 'is') : undefined;
    if (is?.text.trim() && !TAG.test(is.text))
      yield finding(article, is, `${quoted(is.text)} is no language tag`, FIX);
  }
  for (const { record, field } of filledFields(project)) {
    if (field.key !== 'language' || field.value.kind !== 'text' || TAG.test(field.value.text)) continue;
    yield finding(record, field.value, `${quoted(field.value.text)} is no language tag`, FIX);
  }
});

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const FIX = 'write two letters such as de for German';
