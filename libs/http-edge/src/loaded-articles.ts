import type { Citation } from '@fonds/kernel';
import type { LoadedTexts } from '@fonds/law';

/** Nest token of {@link LoadedArticles}. */
export const LOADED_ARTICLES = Symbol('LOADED_ARTICLES');

/** Words of articles that the build has not and that were loaded in the installation. Given by the library that has them. */
export interface LoadedArticles {
  of(citations: readonly Citation[]): Promise<LoadedTexts>;
}
