/** Words of articles that were loaded: those of the whole installation, as an article has the same words everywhere. */
export const ARTICLE_TEXTS_STREAM = 'article-texts';
