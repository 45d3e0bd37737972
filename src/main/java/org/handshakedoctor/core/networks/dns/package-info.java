/// What the owner of an address calls it: reverse DNS, confirmed by asking forward again.
///
/// Besides the one that reads logs over SSH, the only package that sends anything anywhere, and
/// only what a person has just asked for: the addresses, to the name server that the computer uses
/// for everything else. The name that comes back is written by whoever owns the address, who may
/// write `crawl-1.googlebot.com`. So a name counts only when asking for *its* address gives the
/// address that we began with; else it is a claim and shown as one. It is hostile text all the
/// same: what is not plain letters, digits, hyphens and dots is never asked for again, and nothing
/// of it ever stands in a block rule.
@NullMarked
package org.handshakedoctor.core.networks.dns;

import org.jspecify.annotations.NullMarked;
