import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { inputValidation } from './input-validation';
import { ProblemFilter } from './problem.filter';

/** Problem details and input checks for every route of the application that imports it. */
@Module({
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: inputValidation },
  ],
})
export class HttpEdgeModule {}
