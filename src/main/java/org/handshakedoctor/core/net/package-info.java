/// Addresses as values. Nothing here connects to anything, and nothing here asks a name server.
///
/// The one idea: text becomes an [IpAddress][org.handshakedoctor.core.net.IpAddress] by our own
/// strict parser or it becomes nothing, and only such values cross into a block rule. `010` is
/// octal to one tool and ten to the next, `1.2.3` is a network here and a host there, a name is
/// looked up as root: so none of those is an address to us. Every address is 128 bits wide, IPv4 in
/// its mapped form `::ffff:a.b.c.d`, so that sorting, hashing and comparing need no second case.
@NullMarked
package org.handshakedoctor.core.net;

import org.jspecify.annotations.NullMarked;
