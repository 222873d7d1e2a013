/** The further columns of a choice list whose choices are levels of attributes. */

/** The attribute that the level belongs to: the name of one of the question's rows. */
export const ATTRIBUTE = 'attribute';

/** The utility that is expected of the level, a number. */
export const PRIOR = 'prior';

/** Names of levels of other attributes, between spaces or commas, that the level must not meet in one alternative. */
export const NOT_WITH = 'not_with';
