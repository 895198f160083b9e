import type { Citation } from '@fonds/kernel';
import type { Projection } from '@fonds/projections';

/** What is loaded now of each article; how it came to be so, the events say. */
export const articleTextsProjection: Projection = {
  name: 'article-texts',
  version: 1,
  tables: [
    {
      name: 'article_text',
      columns: {
        instrument: 'text',
        article: 'text',
        text: 'text',
        source: 'text',
        edition: 'text',
        compared_by: 'text',
        loaded: 'date',
        event: 'uuid',
      },
      key: ['instrument', 'article'],
      group: 'instrument',
    },
  ],
  types: ['ArticleTextsLoaded'],
  touches({ event }) {
    if (event.type !== 'ArticleTextsLoaded') return [];
    const named: readonly Citation[] = [...event.data.texts, ...event.data.withdrawn];
    const instruments = new Set(named.map(({ instrument }) => instrument));
    return [...instruments].map((group) => ({ table: 'article_text', group }));
  },
  fold({ event, stored }, rows) {
    if (event.type !== 'ArticleTextsLoaded') return;
    for (const { instrument, article } of event.data.withdrawn) {
      const row = rows.get('article_text', { instrument, article });
      if (row) rows.remove('article_text', row);
    }
    for (const { comparedBy, ...text } of event.data.texts)
      rows.put('article_text', {
        ...text,
        ...{ compared_by: comparedBy, loaded: stored.meta.businessDate, event: stored.id },
      });
  },
};
