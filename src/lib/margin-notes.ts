/**
 * CSS that ties each of so many notes to its marker, so that on wide screens it stands in the margin beside it (DESIGN 5.12).
 * The rules for all notes alike are in prose.css; browsers without anchor positioning keep ordinary notes at the end.
 */
export function noteAnchors(count: number): string {
  return Array.from({ length: count }, (_, at) => at + 1)
    .map((n) => `#r${n}{anchor-name:--${n}}#n${n}{--at:--${n}}`)
    .join('');
}
