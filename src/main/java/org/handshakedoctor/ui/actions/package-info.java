/// Everything a user can ask for by name, in one list: what the palette finds, what the sheet of
/// keys shows and what keys start comes from here, so that none of them can forget one.
///
/// An [Action][org.handshakedoctor.ui.actions.Action] is a name with its keys. What it does is said
/// by the screen that can do it, in the [Actions][org.handshakedoctor.ui.actions.Actions] of its
/// window. This package knows no screen.
@NullMarked
package org.handshakedoctor.ui.actions;

import org.jspecify.annotations.NullMarked;
