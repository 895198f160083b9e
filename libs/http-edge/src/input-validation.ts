import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { Language } from './language';
import type { FieldProblem } from './problem';
import { unfitTexts } from './unfit-text';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** A body or query that does not fit its DTO. */
export class InvalidInput extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map((problem) => problem.message).join('; '));
    this.name = 'InvalidInput';
  }
}

/** Texts are looked at as they came, before any of them is turned into something: DTOs and path parameters alike. */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const problems = metadata.type === 'custom' ? [] : unfitTexts(value, metadata.data ?? '');
    if (problems.length) throw new InvalidInput(problems);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** The one pipe for all routes: unknown fields are refused, numbers and nested objects are turned into their types. */
export const inputValidation = (): ValidationPipe =>
  new InputPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => fieldProblems(error, ''))),
  });

/**
 * The same limits for what does not come over HTTP: a value against the DTO that its route takes.
 *
 * @throws InvalidInput
 */
export function fitting<Dto extends object>(dto: new () => Dto, value: object): void {
  const given = Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
  const unfit = unfitTexts(given, '');
  if (unfit.length) throw new InvalidInput(unfit);
  const problems = validateSync(plainToInstance(dto, given), { whitelist: true, forbidNonWhitelisted: true });
  if (problems.length) throw new InvalidInput(problems.flatMap((problem) => fieldProblems(problem, '')));
}

function fieldProblems(error: ValidationError, above: string): FieldProblem[] {
  const path = above ? `${above}.${error.property}` : error.property;
  const failed = Object.entries(error.constraints ?? {});
  const own =
    failed.length && error.value === undefined
      ? [absent(path, error)]
      : failed.map(([check, message]) => ({
          ...{ path, check },
          message: check === 'whitelistValidation' ? `there is no field ${path}` : message,
        }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, path))];
}

/** Of a field that is not there only that is told, and the values that it may have. */
function absent(path: string, { constraints = {} }: ValidationError): FieldProblem {
  const [values] = Object.values(constraints).flatMap((text) => OF_VALUES.exec(text) ?? []);
  return { path, check: 'isDefined', message: `${path} is missing${values ? `; ${values}` : ''}` };
}

const OF_VALUES = /one of the following values: (.+)$/;

const IN_CHINESE: { readonly [check: string]: string } = {
  isDefined: '缺少此项',
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
  isStorable: '含有无法存储的字符（U+0000、U+001F 或不成对的代理项）',
  isShallow: '嵌套过深',
};

const BOUND_IN_CHINESE: { readonly [check: string]: string } = {
  min: '至少为',
  max: '至多为',
  minLength: '字数至少',
  maxLength: '字数至多',
  arrayMinSize: '至少',
  arrayMaxSize: '至多',
};

/** What would be taken: the last number, or the list of values, of the English text. */
function takenInChinese({ check, message }: FieldProblem): string {
  const values = OF_VALUES.exec(message)?.[1];
  if (values !== undefined) return `（可用：${values.split(', ').join('、')}）`;
  const [kind, bound] = [BOUND_IN_CHINESE[check], /(-?\d+)\D*$/.exec(message)?.[1]];
  return kind !== undefined && bound !== undefined ? `（${kind} ${bound}）` : '';
}

/** class-validator speaks English; in Chinese the check's name is told, with its English text where it has none. */
export const localised = (problems: readonly FieldProblem[], language: Language): FieldProblem[] =>
  problems.map((problem) => {
    const chinese = language === 'zh' ? IN_CHINESE[problem.check] : undefined;
    return chinese
      ? { ...problem, message: `${problem.path}：${chinese}${takenInChinese(problem)}` }
      : problem;
  });
