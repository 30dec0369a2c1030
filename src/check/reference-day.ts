/**
 * The day after which a date lies in the future: that of SOURCE_DATE_EPOCH where it is set, else today where it is latest on
 * earth, so that nobody's own date is refused.
 */
export function referenceDay(environment: Record<string, string | undefined>, now: Date): string {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  const milliseconds =
    epoch && /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : now.getTime() + 14 * 60 * 60 * 1000;
  return new Date(milliseconds).toISOString().slice(0, 10);
}
