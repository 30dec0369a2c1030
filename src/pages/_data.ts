import { getCollection, type CollectionEntry } from 'astro:content';

/** The entries of a data file in their order. */
export async function dataOf<Name extends 'sources' | 'labels' | 'people' | 'quotations'>(
  name: Name,
): Promise<CollectionEntry<Name>['data'][]> {
  const entries = (await getCollection(name)).map(({ data }) => data);
  return entries.sort((one, two) => one.order - two.order);
}
