/** What the person who starts the server sees first. */
export function banner(address: string, opened: boolean, warnings: readonly string[]): string {
  const next = opened
    ? [
        '下一步：打开上面的地址，或运行 npx fonds login',
        'Next: open the address above, or run  npx fonds login',
      ]
    : [
        '尚无系统管理员。下一步：npx fonds account create --first 张三，或 npx fonds demo 载入示例',
        'No administrator yet. Next:  npx fonds account create --first NAME,  or  npx fonds demo',
      ];
  return [
    '',
    `  fondsledger  ${address}`,
    ...next.map((line) => `  ${line}`),
    '  停止 Stop: Ctrl+C',
    ...warnings.map((warning) => `  ! ${warning}`),
    '',
    '',
  ].join('\n');
}
