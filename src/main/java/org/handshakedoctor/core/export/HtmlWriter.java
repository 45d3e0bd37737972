package org.handshakedoctor.core.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.handshakedoctor.core.log.VisibleText;

/// Writes HTML in which nothing but our own tags is markup. Thread-confined.
///
/// Every text and every value of an attribute goes through the same door: what a screen would take
/// for a command is made visible ([VisibleText]), and the five characters that mean something in
/// HTML are written as references. Names of tags and attributes are constants of the program. There
/// is no other way in but [#style], for a style sheet of the program.
final class HtmlWriter {
  private static final Set<String> VOID = Set.of("meta", "br", "hr", "wbr");

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  HtmlWriter(Writer out) {
    this.out = out;
  }

  HtmlWriter doctype() {
    return write("<!doctype html>\n");
  }

  /// Opens an element.
  ///
  /// @param attributes names, each followed by its value
  HtmlWriter open(String tag, String... attributes) {
    write("<").write(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      write(" ").write(attributes[i]).write("=\"");
      escape(VisibleText.of(attributes[i + 1]));
      write("\"");
    }
    write(">");
    if (!VOID.contains(tag)) {
      open.push(tag);
    }
    return this;
  }

  /// Closes the element that was opened last.
  HtmlWriter close() {
    return write("</").write(open.pop()).write(">");
  }

  /// An element with nothing but text in it.
  HtmlWriter element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  HtmlWriter text(String text) {
    escape(VisibleText.of(text));
    return this;
  }

  /// Text of several lines, which keeps them.
  HtmlWriter lines(String text) {
    String between = "";
    for (String line : text.lines().toList()) {
      write(between).text(line);
      between = "\n";
    }
    return this;
  }

  /// A line end between elements, for those who read the source.
  HtmlWriter newLine() {
    return write("\n");
  }

  /// The element of a style sheet of the program.
  HtmlWriter style(String css) {
    return write("<style>").write(css).write("</style>");
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> write("&amp;");
        case '<' -> write("&lt;");
        case '>' -> write("&gt;");
        case '"' -> write("&quot;");
        case '\'' -> write("&#39;");
        default -> write(c);
      }
    }
  }

  private HtmlWriter write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void write(char c) {
    try {
      out.write(c);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
