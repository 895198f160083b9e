import { ActivateLocalLawDto, ActivateNationalLawDto, LoadArticleTextsDto } from '@fonds/local-law';
import type { ArticleTextsFile } from '../actions/article-texts.action';
import type { LocalLawFile } from '../actions/local-law.action';
import { jsonOf } from '../session/json-file';
import { deed, type CommandInputs } from './command-input';

/** Local rules and words of articles come as files in the shape that HTTP takes. */
export const LAW_INPUTS: CommandInputs = {
  'law adopt': deed(ActivateNationalLawDto, (_options, [version]) => ({ version })),
  'law activate': deed(ActivateLocalLawDto, (_options, [file]) =>
    file === undefined ? undefined : jsonOf<LocalLawFile>(file),
  ),
  'law text load': deed(LoadArticleTextsDto, (_options, [file]) =>
    file === undefined ? undefined : jsonOf<ArticleTextsFile>(file),
  ),
};
