import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ALL_INBOX_KINDS, type InboxKind } from '../read/inbox-words';

export class InboxListQuery extends PageRequest {
  /** `mine`: what the caller can do; `all`: what waits for anybody that he may see. */
  @MayBeAbsent()
  @IsIn(['mine', 'all'])
  scope?: 'mine' | 'all';

  @MayBeAbsent()
  @IsIn(ALL_INBOX_KINDS)
  kind?: InboxKind;

  /** Id or number of the fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;
}
