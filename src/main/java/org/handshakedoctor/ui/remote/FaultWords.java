package org.handshakedoctor.ui.remote;

import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.ssh.SshException;
import org.handshakedoctor.ui.fx.Texts;

/// What went wrong on the way to a server, and the one thing to try next.
///
/// @param what one sentence
/// @param next what to do
/// @param detail the server's or the settings' own words, made visible; empty if there are none
record FaultWords(String what, String next, String detail) {

  static FaultWords of(SshException fault, Texts texts) {
    String id = fault.reason().id();
    return new FaultWords(
        texts.get("remote.fault." + id, VisibleText.of(fault.host())),
        texts.get("remote.next." + id),
        VisibleText.of(fault.detail()));
  }
}
