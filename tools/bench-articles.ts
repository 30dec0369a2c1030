/** The text of an article like those that people write, different for every number: two sections, eight paragraphs. */
export function generatedArticle(number: number, sources: readonly string[]): string {
  const id = ids();
  const section = (topic: string, at: number): string => {
    const paragraphs = Array.from(
      { length: 4 },
      (_, each) => `${prose(number * 8 + at * 4 + each)}[^n${at * 4 + each + 1}] {/* #${id()} */}`,
    );
    return [`## Section ${at + 1} of report ${number} {/* #${topic} */}`, ...paragraphs].join('\n\n');
  };
  const notes = Array.from(
    { length: 8 },
    (_, at) => `[^n${at + 1}]: <Cite id="${sources[(number + at) % sources.length]}" />.`,
  );
  return `---
headline: Report ${number} on how long a build takes
deck: A generated article, as long as a short analysis.
kicker: Report
topic: Builds
eventDate: "2019-12-23"
published: "2020-01-07"
---

${section('first', 0)}

${section('second', 1)}

${notes.join('\n')}
`;
}

/** The slug of a generated article. */
export function generatedSlug(number: number): string {
  return `report-${number}`;
}

const WORDS =
  'the alliance met in winter and its members spoke of terms that nobody had written down while ministers waited for an answer from the capital which came late but not too late'.split(
    ' ',
  );

/** About 60 words that differ from number to number. */
function prose(seed: number): string {
  const words = Array.from(
    { length: 58 },
    (_, at) => WORDS[(seed * 7 + at * (1 + (seed % 5))) % WORDS.length],
  );
  return `In report ${seed} ${words.join(' ')}.`;
}

/** Ids of paragraphs in a row, in the alphabet of generated ids. */
function ids(): () => string {
  const characters = '23456789';
  let count = 0;
  return () => {
    const text = (count++).toString(8).padStart(4, '0');
    return `p-${[...text].map((digit) => characters[Number(digit)]).join('')}`;
  };
}
