import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { Language } from './language';
import type { FieldProblem } from './problem';

/** A body or query that does not fit its DTO. */
export class InvalidInput extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map((problem) => problem.message).join('; '));
    this.name = 'InvalidInput';
  }
}

/** The one pipe for all routes: unknown fields are refused, numbers and nested objects are turned into their types. */
export const inputValidation = (): ValidationPipe =>
  new StorableInput({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => fieldProblems(error, ''))),
  });

const NUL = String.fromCharCode(0);
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Texts that nothing here can hold are malformed input, whatever the field: half a surrogate pair has no UTF-8, so no
 * event can say it; and PostgreSQL takes no U+0000, so no question with one has an answer.
 */
class StorableInput extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const question = metadata.type === 'query' || metadata.type === 'param';
    if (question || metadata.type === 'body') {
      const problems = textProblems(value, metadata.data ?? '', question);
      if (problems.length) throw new InvalidInput(problems);
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

function textProblems(value: unknown, path: string, question: boolean): FieldProblem[] {
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value))
      return [{ path, check: 'wholeText', message: `${path} holds half a surrogate pair` }];
    return question && value.includes(NUL)
      ? [{ path, check: 'withoutNul', message: `${path} must not contain U+0000` }]
      : [];
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([field, below]) =>
    textProblems(below, path ? `${path}.${field}` : field, question),
  );
}

function fieldProblems(error: ValidationError, above: string): FieldProblem[] {
  const path = above ? `${above}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([check, message]) => ({ path, check, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, path))];
}

const IN_CHINESE: { readonly [check: string]: string } = {
  isNotEmpty: '不能为空',
  isString: '应为文本',
  isInt: '应为整数',
  isNumber: '应为数字',
  isBoolean: '应为 true 或 false',
  isArray: '应为列表',
  isEnum: '不是允许的值',
  isIn: '不是允许的值',
  isUuid: '应为 UUID',
  isOptional: '可以省略',
  minLength: '过短',
  maxLength: '过长',
  isLength: '长度不符',
  length: '长度不符',
  min: '过小',
  max: '过大',
  matches: '格式不符',
  isCivilDate: '应为存在的日期，写作 YYYY-MM-DD',
  isHash: '应为 SHA-256',
  arrayMaxSize: '项数过多',
  arrayMinSize: '项数过少',
  isObject: '应为对象',
  nestedValidation: '应为对象',
  whitelistValidation: '没有这个字段',
  withoutNul: '不能含有 U+0000 字符',
  wholeText: '含有不成对的代理字符',
};

/** class-validator speaks English; in Chinese the check's name is told, with its English text where it has none. */
export const localised = (problems: readonly FieldProblem[], language: Language): FieldProblem[] =>
  problems.map((problem) => {
    const chinese = language === 'zh' ? IN_CHINESE[problem.check] : undefined;
    return chinese ? { ...problem, message: `${problem.path}：${chinese}` } : problem;
  });
