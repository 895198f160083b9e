import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { RefusedError } from '@fonds/http-edge';
import { Public } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { Malformed, parseTilePath, writeBundle, type BundleRef, type TileRef } from '@fonds/ledger/core';
import type { Epoch } from '../epoch';
import { entriesOf } from '../leaf-record';
import { Ledger } from '../ledger';

/** Nest token: whether `/log` answers those who are not on this machine (`LEDGER_PUBLIC`). */
export const LOG_FOR_ALL = Symbol('LOG_FOR_ALL');
/** Nest token: whether the server listens on loopback only. */
export const LOG_ON_LOOPBACK = Symbol('LOG_ON_LOOPBACK');

/** A tile of one width never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** A checkpoint is new every second or so. */
const NOT_KEPT = 'no-cache';

const compressed = promisify(gzip);

/**
 * The log as C2SP tlog-tiles serves it. The first epoch's prefix is `/log`, that of a later one `/log/eN`, as its
 * origin says. Digests only: nothing here tells what an event is about.
 */
@ApiTags('log')
@SkipThrottle()
@Public()
@Controller('log')
export class LogController {
  constructor(
    private readonly ledger: Ledger,
    @Inject(LOG_FOR_ALL) private readonly forAll: boolean,
    @Inject(LOG_ON_LOOPBACK) private readonly onLoopback: boolean,
  ) {}

  /** The newest published checkpoint with its cosignatures. */
  @Get(['checkpoint', ':epoch/checkpoint'])
  @ApiProduces('text/plain')
  async checkpoint(@Req() request: Request, @Res() response: Response): Promise<void> {
    const epoch = await this.epochOf(request);
    const newest = await this.ledger.newestPublished(epoch);
    if (!newest) throw new NotFoundException();
    response
      .set({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': NOT_KEPT })
      .send(newest.note + newest.lines.join(''));
  }

  /** The verifier keys (signed-note), one a line: two while a change-over is under way. */
  @Get(['vkey', ':epoch/vkey'])
  @ApiProduces('text/plain')
  async vkey(@Req() request: Request, @Res() response: Response): Promise<void> {
    const epoch = await this.epochOf(request);
    await this.ledger.keys.refresh();
    response
      .set({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': NOT_KEPT })
      .send(`${this.ledger.vkeys(epoch).join('\n')}\n`);
  }

  /** `tile/<L>/<N>[.p/<W>]` and `tile/entries/<N>[.p/<W>]`. */
  @Get(['tile/*path', ':epoch/tile/*path'])
  @ApiProduces('application/octet-stream')
  async tile(@Req() request: Request, @Res() response: Response): Promise<void> {
    const epoch = await this.epochOf(request);
    const path = request.path.slice(request.path.indexOf('/tile/') + '/tile/'.length);
    const place = placeOf(path);
    if ('entries' in place) return this.sendBundle(epoch, place.entries, request, response);
    const [tile] = await this.ledger.log.tiles(epoch.number, [place]);
    if (!tile) throw new NotFoundException();
    response
      .set({ 'Content-Type': 'application/octet-stream', 'Cache-Control': FOR_EVER })
      .send(Buffer.from(tile.hashes));
  }

  private async sendBundle(
    epoch: Epoch,
    ref: BundleRef,
    request: Request,
    response: Response,
  ): Promise<void> {
    const records = await this.ledger.log.leaves(epoch.number, ref);
    if (!records) throw new NotFoundException();
    const bundle = writeBundle(entriesOf(records));
    response.set({
      'Content-Type': 'application/octet-stream',
      'Cache-Control': FOR_EVER,
      Vary: 'Accept-Encoding',
    });
    if (request.acceptsEncodings('gzip'))
      response.set('Content-Encoding', 'gzip').send(await compressed(bundle));
    else response.send(Buffer.from(bundle));
  }

  private async epochOf(request: Request): Promise<Epoch> {
    this.refuseStrangers(request);
    const named = /^\/log\/e([1-9][0-9]{0,5})\//.exec(request.path)?.[1];
    const other = /^\/log\/(checkpoint|vkey|tile\/)/.test(request.path);
    const epochs = await this.ledger.log.epochs();
    const epoch = epochs.find(({ number }) =>
      named === undefined ? other && number === 0 : number === Number(named),
    );
    if (!epoch) throw new NotFoundException();
    return epoch;
  }

  /** A proxy before a loopback server speaks for the world outside. */
  private refuseStrangers(request: Request): void {
    const local = this.onLoopback && request.headers['x-forwarded-for'] === undefined;
    if (!local && !this.forAll) throw new RefusedError(plainRefusal('log-not-public'));
  }
}

function placeOf(path: string): TileRef | { readonly entries: BundleRef } {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof Malformed) throw new NotFoundException();
    throw error;
  }
}
