package org.handshakedoctor.ui.fx;

import java.util.Locale;
import org.handshakedoctor.core.tls.Fault;

/// How a fault looks everywhere: a symbol, a word and a colour, never the colour alone.
///
/// @param symbol one character, told apart without colour
/// @param styleClass gives the node the looked-up colour `-fault`
public record FaultMark(String symbol, String styleClass) {

  public static FaultMark of(Fault fault) {
    String symbol =
        switch (fault) {
          case SITE -> "■";
          case BACKEND -> "▲";
          case EITHER -> "◆";
          case NETWORK -> "●";
          case VISITOR -> "○";
        };
    return new FaultMark(symbol, "fault-" + fault.name().toLowerCase(Locale.ROOT));
  }
}
