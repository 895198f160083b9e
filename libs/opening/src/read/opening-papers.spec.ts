import type { OpenedCatalogue } from '@fonds/forms';
import { testId } from '@fonds/testing';
import { A, ACT, agreed, B, event, joint, said } from '../../test/review-story.fixture';
import { openingOf } from '../domain/opening.state';
import { OpeningPapers } from './opening-papers';

const drawn = event('OpeningCatalogueDrawn', {
  rows: [
    { unit: A, code: 'J1-10', title: '十卷' },
    { unit: A, entry: testId(), code: 'J1-10-10', title: '十件' },
    { unit: A, entry: testId(), code: 'J1-10-2', title: '二件' },
    { unit: B, code: 'J1-9', title: '九卷' },
  ],
});

it('the published catalogue is printed in the order in which it is published, whatever that of the review', async () => {
  const review = openingOf([...joint, ...said, agreed([A, B]), drawn]);
  if (!review) throw new Error('there is no review');
  const page = { events: [{ meta: { recordedAt: '2026-11-20T08:00:00.000Z' } }] };
  const papers = new OpeningPapers(
    { head: () => Promise.resolve(7n), readPage: () => Promise.resolve(page) } as never,
    { query: () => Promise.resolve({ rows: [] }) } as never,
    { view: () => Promise.resolve({ archives: {}, checks: [] }) } as never,
  );
  const paper = (await papers.paper(ACT, 'opened-catalogue', review)) as OpenedCatalogue;
  const codes: string[] = [];
  for await (const { code } of paper.rows) codes.push(code);
  expect(codes).toEqual(['J1-9', 'J1-10', 'J1-10-2', 'J1-10-10']);
});
