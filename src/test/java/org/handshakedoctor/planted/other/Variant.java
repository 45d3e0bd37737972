package org.handshakedoctor.planted.other;

import org.handshakedoctor.planted.core.Sealed;

/// The variant in the wrong package.
public record Variant(String name) implements Sealed {
  @Override
  public Variant variant() {
    return this;
  }
}
