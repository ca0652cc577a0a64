package dev.supervisor.http;

/**
 * The connections that there may be at one time: so many in all, and three quarters of them at one server, so that who floods one server
 * leaves room at the others. Http thread only.
 */
final class Places {
    private final int most;
    private int taken;

    Places(int most) {
        this.most = most;
    }

    int mostOfOneServer() {
        return most - most / 4;
    }

    /** The share of one server. */
    Share share() {
        return new Share();
    }

    /** The places of one server. */
    final class Share {
        private int here;

        /** Takes a place, if there is one. */
        boolean take() {
            boolean free = taken < most && here < mostOfOneServer();
            if (free) {
                taken++;
                here++;
            }
            return free;
        }

        void giveBack() {
            taken--;
            here--;
        }
    }
}
