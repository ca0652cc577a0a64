package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.child.Children;
import dev.supervisor.fcgi.SharedSockets;
import dev.supervisor.pump.PumpProxy;

/**
 * The services that all processes use, so that each of a thousand holds one reference instead of eight. Loop thread
 * only.
 *
 * @param effects carries out the machine's effects
 * @param timekeeper ticks them
 * @param waiters requests that wait for something to become true of them
 * @param children makes and reaps their children
 * @param sockets the sockets that their groups share
 * @param pump writes their output
 * @param inquests finds out whether the kernel has killed a child
 * @param narrator logs their messages in the activity log
 */
record ProcessServices(
        EffectRunner effects,
        Timekeeper timekeeper,
        Waiters waiters,
        Children children,
        SharedSockets sockets,
        PumpProxy pump,
        Inquests inquests,
        Narrator narrator) {}
