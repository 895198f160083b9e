import { Injectable } from '@nestjs/common';
import { NamesOfIds } from '@fonds/holdings';
import { languageOf } from '@fonds/http-edge';
import type { Viewer } from '@fonds/identity';
import type { Request } from 'express';
import type { ActException } from '../domain/act.state';
import { idsOfExceptions, toldException, type ToldException } from './told-exception';

/** Something whose exceptions are told in words. */
export type InWords<View extends { readonly exceptions: readonly ActException[] }> = Omit<
  View,
  'exceptions'
> & { exceptions: readonly ToldException[] };

/** What an act could not have, in the language of a request, with the names that its sender may know. */
@Injectable()
export class ExceptionsInWords {
  constructor(private readonly names: NamesOfIds) {}

  async of<View extends { readonly exceptions: readonly ActException[] }>(
    view: View,
    viewer: Viewer,
    request: Request,
  ): Promise<InWords<View>> {
    const language = languageOf(request.headers['accept-language']);
    const names = await this.names.of(idsOfExceptions(view.exceptions), viewer);
    return { ...view, exceptions: view.exceptions.map((each) => toldException(each, language, names)) };
  }
}
