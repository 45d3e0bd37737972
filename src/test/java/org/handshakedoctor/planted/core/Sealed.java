package org.handshakedoctor.planted.core;

import org.handshakedoctor.planted.other.Variant;

/// A sealed type with a variant elsewhere. The two packages use each other: a cycle as well.
public sealed interface Sealed permits Variant {
  Variant variant();
}
