import type { APIRoute } from 'astro';
import { cardPng } from '../../cards/render.ts';
import { prepared, shownArticles } from '../_article.ts';
import { withdrawnCard, type NamedCard } from '../_cards.ts';
import { withdrawals } from '../_ledgers.ts';

export async function getStaticPaths() {
  const all = await Promise.all((await shownArticles()).map(prepared));
  const withdrawn = withdrawals().map((each) => withdrawnCard(each.article, each.withdrawn));
  return [...all.flatMap(({ cards }) => [...cards.values()]), ...(await Promise.all(withdrawn))].map(
    (named) => ({ params: { card: named.path.replace(/^\/cards\/|\.png$/g, '') }, props: { named } }),
  );
}

export const GET: APIRoute<{ named: NamedCard }> = async ({ props }) =>
  new Response(new Uint8Array(await cardPng(props.named.card)), { headers: { 'content-type': 'image/png' } });
