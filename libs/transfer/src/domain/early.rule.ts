/**
 * AL 15(2), REG 20(4), IM99 13 (CLK-04): what is not due yet comes by the consent of the archives, which its signatures
 * give. Where no agreement (E21) was recorded before, the offer says so, and that custody (代管) is what comes early.
 */
export const earlyDefect = (units: readonly string[]): { code: string; text: string } | undefined =>
  units.length
    ? {
        code: 'early-not-agreed',
        text: `${units.length} 个单位未到移交期，未见提前的约定（E21）；提前交存宜为代管 / ${units.length} units are not due yet and no agreement (E21) was recorded; what comes early is custody`,
      }
    : undefined;
