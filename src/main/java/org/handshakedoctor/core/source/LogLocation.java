package org.handshakedoctor.core.source;

import java.nio.file.Path;

/// Where a log is.
public sealed interface LogLocation {

  /// As the user gave it, for headings and reports.
  String name();

  /// A file or a folder of this computer.
  record Local(Path path) implements LogLocation {
    @Override
    public String name() {
      return path.toString();
    }
  }

  /// A file inside an archive of this computer.
  ///
  /// @param entry its name in the archive, which whoever packed it chose freely
  record InArchive(Path archive, String entry) implements LogLocation {
    @Override
    public String name() {
      return archive + "/" + entry;
    }
  }

  record StandardInput() implements LogLocation {
    @Override
    public String name() {
      return "-";
    }
  }

  /// Text that is already here, such as the clipboard's.
  record Pasted(String name, String text) implements LogLocation {}

  /// A file at a server that has been reached.
  record Remote(RemoteLog log) implements LogLocation {
    @Override
    public String name() {
      return log.name();
    }
  }

  /// An address with a scheme (`https://host/path`) from which nothing can be read, and why: it is
  /// recognised so that it can be refused in words instead of being looked for as a file.
  record Elsewhere(String name, SourceProblem problem) implements LogLocation {}

  /// Reads a FILE of the command line: a path, `-` for standard input, or an address with a scheme.
  static LogLocation parse(String file) {
    if (file.equals("-")) {
      return new StandardInput();
    }
    return file.matches("(?s)[a-z][a-z0-9+.-]*://.*")
        ? new Elsewhere(file, SourceProblem.NOT_SUPPORTED)
        : new Local(Path.of(file));
  }
}
