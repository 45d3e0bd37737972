package org.handshakedoctor.core.log.formats;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// The slow and obvious twin of [CommonLogLine], for lines that begin with an address or with a
/// virtual host and an address.
final class ReferenceAccessReader {
  private static final Pattern VIRTUAL_HOST = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]+)?");
  private static final Pattern TIME = Pattern.compile("\\[([^\\[\\]]{26})] \"");
  private static final Pattern REQUEST =
      Pattern.compile("((?:[^\\\\]|\\\\.)*?)\" (-|[0-9]{3}(?= |$))", Pattern.DOTALL);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private ReferenceAccessReader() {}

  /// @param request from the first quote to the one before the status
  record Reading(IpAddress client, OffsetDateTime time, String request, int status) {}

  /// Null if the line is not in the format, or was cut before its status.
  static @Nullable Reading read(byte[] bytes) {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    String[] words = line.split(" ", 3);
    IpAddress client = IpAddress.parse(words[0]);
    if (client == null && words.length == 3 && VIRTUAL_HOST.matcher(words[0]).matches()) {
      client = IpAddress.parse(words[1]);
    }
    Matcher time = TIME.matcher(line);
    for (int from = 0; client != null && time.find(from); from = time.start() + 1) {
      OffsetDateTime parsed = parse(time.group(1));
      if (parsed != null) {
        Matcher request = REQUEST.matcher(line).region(time.end(), line.length());
        return request.lookingAt()
            ? new Reading(client, parsed, request.group(1), status(request.group(2)))
            : null;
      }
    }
    return null;
  }

  private static @Nullable OffsetDateTime parse(String time) {
    try {
      OffsetDateTime parsed = OffsetDateTime.parse(time, CLF);
      return parsed.getYear() >= 1970 && parsed.getYear() < 2038 ? parsed : null;
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static int status(String text) {
    return text.equals("-") ? 0 : Integer.parseInt(text);
  }
}
