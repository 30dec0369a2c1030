import type { APIRoute } from 'astro';
import { cardPng } from '../../cards/render.ts';
import { prepared, shownArticles } from '../_article.ts';
import type { NamedCard } from '../_cards.ts';

export async function getStaticPaths() {
  const all = await Promise.all((await shownArticles()).map(prepared));
  return all
    .flatMap(({ cards }) => [...cards.values()])
    .map((named) => ({ params: { card: named.path.replace(/^\/cards\/|\.png$/g, '') }, props: { named } }));
}

export const GET: APIRoute<{ named: NamedCard }> = async ({ props }) =>
  new Response(new Uint8Array(await cardPng(props.named.card)), { headers: { 'content-type': 'image/png' } });
